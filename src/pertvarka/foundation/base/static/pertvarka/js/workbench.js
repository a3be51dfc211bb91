// Keys of the workbench, for those who work in it all day. Every page works without them.
// "/" finds, "?" helps, "j" and "k" move among rows, Enter opens one, "g" and a letter goes to a place of the rail,
// any other letter presses what carries it in data-key. All listening is on the document, so parts that are
// exchanged in place keep working. One letter must not surprise people who dictate or tremble (WCAG 2.1.4): keys
// are silent inside fields and can be switched off for good.
(() => {
  "use strict";

  const SWITCH = "pertvarka.keys";
  const GO_WAIT = 1500;
  const FIELDS = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
  let goingUntil = 0;
  let lastRow = -1;

  const kept = {
    get areOff() {
      try { return localStorage.getItem(SWITCH) === "off"; } catch { return false; }
    },
    set areOff(off) {
      try { off ? localStorage.setItem(SWITCH, "off") : localStorage.removeItem(SWITCH); } catch { /* not kept */ }
    },
  };
  const help = () => document.getElementById("key-help");
  const isShown = element => element.getClientRects().length > 0;
  const shown = selector => [...document.querySelectorAll(selector)].filter(isShown);
  const carrying = (name, letter) => shown(`[${name}]`).find(element => element.getAttribute(name).toLowerCase() === letter);

  const press = element => {
    if (element) element.click();
    return Boolean(element);
  };

  const find = () => {
    const field = shown("[data-find]")[0];
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  };

  const move = step => {
    const rows = shown("[data-row]");
    if (!rows.length) return false;
    const here = rows.indexOf(document.activeElement.closest("[data-row]"));
    const from = here >= 0 ? here : Math.min(lastRow, rows.length - 1);
    lastRow = Math.max(0, Math.min(rows.length - 1, here < 0 && step < 0 ? from : from + step));
    const row = rows[lastRow];
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    return true;
  };

  const open = () => document.activeElement.matches("[data-row]") && press(document.activeElement.querySelector("a[href]"));

  const explain = () => {
    const dialog = help();
    if (!dialog) return false;
    const list = dialog.querySelector("[data-key-list]");
    list.querySelectorAll("[data-of-page]").forEach(row => row.remove());
    const told = new Set();
    for (const element of shown("[data-key]")) {
      if (told.has(element.dataset.key)) continue;
      told.add(element.dataset.key);
      const row = list.appendChild(document.createElement("div"));
      row.dataset.ofPage = "";
      row.appendChild(document.createElement("dt")).appendChild(document.createElement("kbd")).textContent = element.dataset.key;
      row.appendChild(document.createElement("dd")).textContent = element.textContent.trim();
    }
    dialog.querySelector("[data-keys-off]").checked = kept.areOff;
    dialog.showModal();
    return true;
  };

  const leave = () => {
    const menu = document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (document.activeElement.matches("[data-find], [data-row]")) {
      document.activeElement.blur();
    }
  };

  const answer = key => {
    if (Date.now() < goingUntil) {
      goingUntil = 0;
      return press(carrying("data-go", key));
    }
    switch (key) {
      case "/": return find();
      case "?": return explain();
      case "g":
        goingUntil = Date.now() + GO_WAIT;
        return true;
      case "j": return press(carrying("data-key", key)) || move(1);
      case "k": return press(carrying("data-key", key)) || move(-1);
      case "enter": return open();
      default: return key.length === 1 && press(carrying("data-key", key));
    }
  };

  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      leave();
      return;
    }
    if (document.querySelector("dialog[open]") || event.target.closest(FIELDS)) return;
    // Enter on a row is no letter of its own: who has walked to a row may always open it.
    if (kept.areOff && event.key !== "Enter") return;
    if (answer(event.key.toLowerCase())) event.preventDefault();
  });

  document.addEventListener("click", event => {
    if (event.target.closest("[data-opens-keys]")) explain();
    // A menu that lies over the page closes when something else is touched.
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener("change", event => {
    if (event.target.matches("[data-keys-off]")) kept.areOff = event.target.checked;
  });

  // Who writes the third text of a conflict means to keep it.
  document.addEventListener("input", event => {
    if (!event.target.matches("[data-merged]")) return;
    const choice = event.target.parentElement.querySelector("input[type=radio]");
    if (choice) choice.checked = true;
  });

  const uncover = () => document.querySelectorAll("[data-needs-script][hidden]").forEach(part => { part.hidden = false; });
  uncover();
  document.addEventListener("htmx:afterSettle", uncover);
})();
