// What Streamlit itself says, the names of its buttons above all, it says in English only: here it is said in the
// language of the page. Only what stands in the list of the server is touched, and nothing that people wrote.
(() => {
  const NAMES = ["aria-label", "placeholder"];
  const TEXTS = [
    "[data-testid='stSkipToContent']", "[data-testid='InputInstructions']", "[data-testid='stFileUploaderDropzone']",
    "[data-testid='stDataFrameColumnMenu']", "[data-testid='stDateInputCalendar']", "[role='listbox']", "[role='tooltip']",
  ].join(",");
  let spoken = "en";
  let exact = new Map();
  let withGaps = [];
  const shown = new WeakMap(); // of what was said anew: the English, and what stands there now, by attribute

  const begin = (list) => {
    const pairs = Object.entries(list);
    exact = new Map(pairs.filter(([english]) => !english.includes("{")));
    withGaps = pairs.filter(([english]) => english.includes("{")).map(([english, said]) => [
      new RegExp(`^${english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/, "(.+)")}$`), said,
    ]);
  };
  const inWords = (english) => {
    if (exact.has(english)) return exact.get(english);
    for (const [pattern, said] of withGaps) {
      const found = pattern.exec(english);
      if (found) return said.replace(/\{\w+\}/, () => found[1]);
    }
    return english;
  };
  const sayAnew = (part, name, now, put) => {
    const known = shown.get(part) || {};
    const english = known[name] && known[name].now === now ? known[name].english : now;
    const said = inWords(english);
    if (said !== now) put(said);
    if (said !== english) shown.set(part, { ...known, [name]: { english, now: said } });
  };
  const translate = () => {
    for (const name of NAMES) {
      for (const part of document.querySelectorAll(`[${name}]`)) {
        sayAnew(part, name, part.getAttribute(name), (said) => part.setAttribute(name, said));
      }
    }
    for (const part of document.querySelectorAll(TEXTS)) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        sayAnew(text, "data", text.data, (said) => { text.data = said; });
      }
    }
  };

  let asked = false;
  const soon = () => {
    if (asked || (spoken === "en" && !exact.size)) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; translate(); });
  };
  const learn = async () => {
    const language = document.documentElement.lang;
    if (language === spoken) return;
    spoken = language;
    const given = await fetch(`./words/${language}.json`);
    const list = given.ok ? await given.json() : {};
    if (language !== spoken) return;
    begin(list);
    soon();
  };
  const start = () => {
    learn().catch(() => {}); // it stays English
    soon();
  };
  new MutationObserver(start).observe(document, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["lang", ...NAMES],
  });
  start();
})();
