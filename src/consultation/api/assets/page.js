// What the pages cannot do themselves: tell the width of the window, keep the language of the document in step with
// the address, put the keyboard where a person goes on, tie what is wrong to its field, say what was saved to those who
// do not see it, read the page anew after the server was away, and mend the names that Streamlit gives to parts of it.
(() => {
  const tellWidth = () => {
    document.cookie = `width=${window.innerWidth};path=/;SameSite=Lax;max-age=31536000`;
  };
  const keepLanguage = () => {
    const chosen = new URLSearchParams(window.location.search).get("lang");
    if (chosen && /^[a-z]{2}$/.test(chosen) && document.documentElement.lang !== chosen) {
      document.documentElement.lang = chosen;
    }
  };

  // The keyboard goes to the heading of a new page or step, or to the field that was asked for on the review.
  const FOCUSABLE = "input, textarea, button[tabindex='0'], button";
  let shown = null;
  let wanted = null;
  const place = (heading) => (heading.id.startsWith("step-") ? heading.id : window.location.pathname);
  const followPage = () => {
    const heading = document.querySelector("[data-testid='stMain'] h1[id]");
    if (!heading) return;
    const next = { place: place(heading), id: heading.id };
    if (shown && shown.place !== next.place && shown.id === next.id) return; // the address is ahead of the page
    const moved = shown && shown.place !== next.place;
    shown = next;
    if (moved) begin(heading);
    if (wanted) focusField();
  };
  const begin = (heading) => {
    const main = document.querySelector("[data-testid='stMain']");
    if (main) main.scrollTo({ top: 0 });
    goTo(heading);
  };
  const goTo = (heading) => {
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
  };
  const focusField = () => {
    const field = document.querySelector(`.st-key-${CSS.escape(wanted)}`);
    const part = field && field.querySelector(FOCUSABLE);
    if (!part) return;
    wanted = null;
    field.scrollIntoView({ block: "center" });
    part.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const copier = event.target.closest(".copy button");
    if (copier) copy(copier);
    const link = event.target.closest(".problems a");
    const button = event.target.closest("[class*='st-key-to-field-'], [class*='st-key-take-back-']");
    if (link) event.preventDefault();
    wanted = link ? link.hash.slice(1) : button ? fieldOf(button) : null;
    if (link) focusField();
    pressed = event.target.closest(BEGINS_ANEW);
    byHand = event.pointerType === "touch";
  });
  const fieldOf = (button) => {
    const [, there, of] = /st-key-(?:to-(field-\S+)|take-back-(\S+))/.exec(button.className);
    return there || `field-${of}`;
  };

  // Some buttons make another page of the one they stand on, and are gone then: it is read from its heading. The list
  // of languages is a new one after each choice: the keyboard stays on it; a finger would only bring up its own keys.
  const BEGINS_ANEW = ".st-key-withdraw, .st-key-discard, .st-key-go-on-here, .st-key-in-english";
  let pressed = null;
  let byHand = false;
  let choosing = false;
  const noteChoosing = ({ target }) => {
    if (!target.closest("[role='listbox']")) choosing = Boolean(document.activeElement.closest("[class*='st-key-language_picker-']"));
  };
  document.addEventListener("focusin", noteChoosing);
  document.addEventListener("click", noteChoosing); // beside everything, too: then nothing has the keyboard
  const followChange = () => {
    const heading = document.querySelector("[data-testid='stMain'] h1[id]");
    if (pressed && !pressed.isConnected && heading) {
      pressed = null;
      begin(heading);
    }
    const picker = document.querySelector("[class*='st-key-language_picker-'] input");
    if (!choosing || !picker || document.activeElement !== document.body) return;
    if (byHand && heading) goTo(heading);
    else picker.focus({ preventScroll: true });
  };

  // What is wrong with a field stands below it, and is said with it. It is listed at the top, and announced there alone.
  const tie = () => {
    const lines = [...document.querySelectorAll(".problem[data-fields]")];
    for (const part of document.querySelectorAll("[data-problem]")) {
      if (!lines.some((line) => line.id === part.dataset.problem)) untie(part);
    }
    for (const line of lines) {
      for (const name of line.dataset.fields.split(" ")) {
        const field = document.querySelector(`.st-key-${CSS.escape(name)}`);
        const part = field && (field.querySelector("input, textarea") || field.querySelector("[role='radiogroup'], [role='group']"));
        if (part) describe(part, line.id);
      }
    }
  };
  const described = (part) => (part.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
  const describe = (part, line) => {
    if (part.dataset.problem !== line) part.dataset.problem = line;
    if (!described(part).includes(line)) part.setAttribute("aria-describedby", [...described(part), line].join(" "));
    if (part.getAttribute("role") !== "group" && part.getAttribute("aria-invalid") !== "true") part.setAttribute("aria-invalid", "true");
  };
  const untie = (part) => {
    const left = described(part).filter((line) => line !== part.dataset.problem);
    if (left.length) part.setAttribute("aria-describedby", left.join(" "));
    else part.removeAttribute("aria-describedby");
    part.removeAttribute("aria-invalid");
    delete part.dataset.problem;
  };

  // "Saved 14:02" is said once a minute at most: the same words are not said again, and a pause lets the last one win.
  const voice = document.createElement("div");
  voice.className = "unseen";
  voice.setAttribute("role", "status");
  let pause = 0;
  const LINE = "[class*='st-key-field-'] + [data-testid='stElementContainer'] [data-testid='stCaptionContainer']";
  const written = ({ type, target, addedNodes }) => {
    if (type === "characterData") return target.parentElement && target.parentElement.closest(LINE);
    const [added] = addedNodes;
    return added && added.nodeType === Node.ELEMENT_NODE ? added.querySelector(LINE) : null;
  };
  const say = (changes) => {
    const line = changes.map(written).filter(Boolean).pop();
    if (!line) return;
    window.clearTimeout(pause);
    pause = window.setTimeout(() => {
      if (voice.textContent !== line.textContent) voice.textContent = line.textContent;
    }, 700);
  };

  // A server that was started again knows nothing of what this window shows: read the page anew from what is stored.
  let lost = false;
  let connected = false;
  const comeBack = () => {
    const app = document.querySelector("[data-testid='stApp']");
    const state = app && app.getAttribute("data-test-connection-state");
    if (state === "CONNECTED" && lost) window.location.reload();
    else if (state && state !== "CONNECTED" && connected) lost = true;
    if (state === "CONNECTED") connected = true;
  };

  // The words of a part open at the end of the document: the keyboard goes there, and Escape takes it back.
  const followWords = () => {
    const opened = document.querySelector("[data-testid='stPopoverBody']:not([tabindex]):has(.words-used)");
    if (!opened) return;
    opened.tabIndex = -1;
    opened.focus({ preventScroll: true });
  };

  // The menu of a phone is a list that holds other things than items: to a screen reader it is none. The place to drop
  // a file on says that it is nothing, and yet has a name, which the button in it says again. A table that
  // is too wide must be moved with the keyboard too.
  const NAMELESS = "ul[data-testid='stSidebarNavItems']:not([role]), ul[data-testid='stSidebarNavItems'] li:not([role])";
  const mend = () => {
    for (const part of document.querySelectorAll(NAMELESS)) part.setAttribute("role", "none");
    for (const part of document.querySelectorAll("section[data-testid='stFileUploaderDropzone'][aria-label]")) {
      part.removeAttribute("aria-label");
      part.removeAttribute("tabindex");
    }
    for (const part of document.querySelectorAll("[data-testid='stTable'] div:has(> table):not([tabindex])")) {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    }
  };

  // A link to pass on is copied, and that is said beside the button. Where the browser forbids it, the link is marked.
  const copy = async (button) => {
    const link = button.closest("[class*='st-key-copy-']").querySelector("[data-testid='stText']");
    const answer = button.parentElement.querySelector("[role='status']");
    const selected = window.getSelection();
    selected.selectAllChildren(link);
    let copied = true;
    try { await navigator.clipboard.writeText(link.textContent); }
    catch { copied = document.execCommand("copy"); } // without https there is no clipboard
    if (copied) selected.removeAllRanges();
    answer.textContent = copied ? answer.dataset.done : answer.dataset.failed;
    window.setTimeout(() => { answer.textContent = ""; }, 5000);
  };

  // The field for programs stands beside the page: no keyboard, no screen reader and nothing that fills in comes there.
  const NOT_TO_FILL = { tabindex: "-1", autocomplete: "off", "data-1p-ignore": "", "data-lpignore": "true", "data-bwignore": "true", "data-form-type": "other" };
  const setApart = () => {
    const trap = document.querySelector(".st-key-gate");
    const part = trap && trap.querySelector("input:not([data-form-type])");
    if (!part) return;
    trap.setAttribute("aria-hidden", "true");
    for (const [name, value] of Object.entries(NOT_TO_FILL)) part.setAttribute(name, value);
  };

  tellWidth();
  window.addEventListener("resize", () => { tellWidth(); mend(); });
  document.body.append(voice);
  new MutationObserver((changes) => {
    keepLanguage();
    followPage();
    followChange();
    followWords();
    comeBack();
    mend();
    setApart();
    tie();
    say(changes);
  }).observe(document, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["id", "data-test-connection-state", "aria-describedby"],
  });
})();
