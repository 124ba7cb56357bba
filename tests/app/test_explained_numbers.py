from app.seen_words import texts
from streamlit.testing.v1 import AppTest

from consultation.stats.method import explained
from consultation.stats.terms import terms
from consultation.text import Words


def test_the_page_explains_every_number_with_its_sources(app: AppTest, w: Words) -> None:
    app.run().switch_page("pages/results/method.py").run()
    assert not app.exception
    assert app.title[0].value == w("method.title")
    titles = [*(each.title for each in explained(w, 10)), w("method.glossary.title")]
    assert [each.value for each in app.header] == titles
    shown = "\n".join(texts(app))
    for each in explained(w, 10):
        assert each.means in shown
        assert each.does_not in shown
        assert all(source in shown for source in each.sources)
    assert [each.word for each in terms(w, 10) if each.word not in shown or each.means not in shown] == []
