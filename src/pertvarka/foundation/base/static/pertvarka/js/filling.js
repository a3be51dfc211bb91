// Filling in a questionnaire: says what is not saved yet, and sends it again when the network is back.
// Saving itself is done by the attributes of the fields; without this script, and without any, the button below saves.
(() => {
  "use strict";

  const AGAIN = 5000;
  const waiting = new Map();
  const mark = () => document.querySelector("[data-save-mark]");
  const fieldOf = event => event.target.closest(".asked");

  const tell = () => {
    const place = mark();
    if (!place) return;
    const count = waiting.size;
    place.toggleAttribute("data-waits", count > 0);
    if (count) place.querySelector("#save-mark-text").textContent = `${place.dataset.unsaved}: ${count}`;
  };
  const wait = field => {
    if (!field || !field.hasAttribute("hx-post")) return;
    waiting.set(field.id, true);
    tell();
  };
  const again = () => {
    for (const id of waiting.keys()) {
      const field = document.getElementById(id);
      if (!field) waiting.delete(id);
      else if (waiting.get(id) === "failed") {
        waiting.set(id, true);
        window.htmx.trigger(field, "change");
      }
    }
  };
  const failed = event => {
    const field = fieldOf(event);
    if (field) waiting.set(field.id, "failed");
    tell();
    setTimeout(again, AGAIN);
  };

  document.addEventListener("input", event => {
    if (event.target.closest("[data-filling]")) wait(fieldOf(event));
  });
  document.addEventListener("htmx:beforeRequest", event => wait(fieldOf(event)));
  document.addEventListener("htmx:afterRequest", event => {
    const field = fieldOf(event);
    if (field && event.detail.successful) {
      waiting.delete(field.id);
      tell();
    }
  });
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
  window.addEventListener("online", again);

  let isSending = false;
  document.addEventListener("submit", event => { isSending = event.target.matches("[data-filling]"); });
  window.addEventListener("beforeunload", event => {
    if (waiting.size && !isSending) event.preventDefault();
  });
})();
