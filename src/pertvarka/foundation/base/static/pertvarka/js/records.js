// The month's sheet from the keyboard: arrows move, "." repeats the day before, "c" copies the week before, totals live.
// Without this script the sheet is a plain form that does the same more slowly. On a phone one day is shown, with + and −.
(() => {
  "use strict";

  const form = document.querySelector("[data-sheet]");
  if (!form) return;
  const rows = [...form.querySelectorAll("[data-sheet-row]")];
  const comma = document.documentElement.lang !== "en";
  const WEEK = 7;

  const fieldAt = (row, day) => row && row.querySelector(`td[data-day="${day}"] input`);
  const dayOf = field => Number(field.closest("td").dataset.day);
  const rowOf = field => field.closest("[data-sheet-row]");
  const amount = text => {
    const number = Number(text.trim().replace(",", "."));
    return Number.isFinite(number) && number >= 0 ? number : 0;
  };
  const written = number => {
    const text = String(Math.round(number * 100) / 100);
    return comma ? text.replace(".", ",") : text;
  };
  const standing = cell => {
    const field = cell.querySelector("input");
    return amount(field ? field.value : (cell.querySelector(".locked") || cell).textContent);
  };

  const count = () => {
    const days = new Map();
    let all = 0;
    for (const row of rows) {
      let sum = 0;
      for (const cell of row.querySelectorAll("td[data-day]")) {
        const value = standing(cell);
        sum += value;
        days.set(cell.dataset.day, (days.get(cell.dataset.day) || 0) + value);
      }
      row.querySelector("[data-sheet-total]").textContent = written(sum);
      all += sum;
    }
    form.querySelector("[data-sheet-sum]").textContent = written(all);
    for (const cell of form.querySelectorAll("tfoot td[data-day]")) {
      const value = days.get(cell.dataset.day) || 0;
      cell.textContent = value ? written(value) : "";
    }
    const unsaved = form.querySelectorAll("td.unsaved").length;
    const told = form.querySelector("[data-sheet-unsaved]");
    told.textContent = unsaved ? `${told.dataset.one} ${unsaved}` : "";
  };

  const mark = field => field.closest("td").classList.toggle("unsaved", field.value !== field.defaultValue);
  const put = (field, value) => {
    field.value = value;
    mark(field);
  };

  const goTo = field => {
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  };
  const sideways = (field, step) => {
    const row = rowOf(field);
    for (let day = dayOf(field) + step; day >= 1 && day <= 31; day += step) {
      const next = fieldAt(row, day);
      if (next && next.getClientRects().length) return goTo(next);
    }
    return false;
  };
  const down = (field, step) => {
    for (let place = rows.indexOf(rowOf(field)) + step; rows[place]; place += step) {
      const next = fieldAt(rows[place], dayOf(field));
      if (next) return goTo(next);
    }
    return false;
  };

  const repeatDayBefore = field => {
    const cell = rowOf(field).querySelector(`td[data-day="${dayOf(field) - 1}"]`);
    const value = cell ? standing(cell) : 0;
    if (!value) return;
    put(field, written(value));
    count();
    sideways(field, 1);
  };
  // The days of this week that are still empty, as they were seven days earlier.
  const copyWeekBefore = field => {
    const row = rowOf(field);
    const head = [...form.querySelectorAll("thead th[data-day]")];
    const isMonday = day => day > 1 && head[day - 2].classList.contains("rest") && !head[day - 1].classList.contains("rest");
    let day = dayOf(field);
    while (day > 1 && !isMonday(day)) day -= 1;
    do {
      const here = fieldAt(row, day);
      const before = row.querySelector(`td[data-day="${day - WEEK}"]`);
      if (here && before && !here.value.trim() && standing(before)) put(here, written(standing(before)));
      day += 1;
    } while (day <= head.length && !isMonday(day));
    count();
  };

  form.addEventListener("keydown", event => {
    const field = event.target;
    if (!field.matches("td[data-day] input") || event.ctrlKey || event.metaKey || event.altKey) return;
    const isEmpty = !field.value;
    const isAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const atStart = field.selectionStart === 0, atEnd = field.selectionEnd === field.value.length;
    let done = false;
    switch (event.key) {
      case "ArrowLeft": done = (isAll || atStart) && sideways(field, -1); break;
      case "ArrowRight": done = (isAll || atEnd) && sideways(field, 1); break;
      case "ArrowUp": done = down(field, -1); break;
      case "ArrowDown": case "Enter": done = down(field, 1) || event.key === "Enter"; break;
      // A point inside a number is a decimal point; in an empty or wholly chosen cell it repeats.
      case ".": if (isEmpty || isAll) { repeatDayBefore(field); done = true; } break;
      case "c": case "C": copyWeekBefore(field); done = true; break;
    }
    if (done) event.preventDefault();
  });

  form.addEventListener("input", event => {
    if (!event.target.matches("td[data-day] input")) return;
    mark(event.target);
    count();
  });

  // A phone shows the chosen day; the choice needs no new page.
  const chooser = form.querySelector("[data-sheet-day]");
  const choose = () => {
    for (const cell of form.querySelectorAll("[data-day]")) cell.classList.toggle("chosen", cell.dataset.day === chooser.value);
  };
  chooser.addEventListener("change", choose);

  for (const row of rows) {
    for (const [words, step] of [["−", -1], ["+", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sheet-step";
      button.textContent = words;
      button.setAttribute("aria-label", `${words} 1: ${row.querySelector("th a").textContent}`);
      button.addEventListener("click", () => {
        const field = fieldAt(row, chooser.value);
        if (!field) return;
        const value = Math.min(24, Math.max(0, amount(field.value) + step));
        put(field, value ? written(value) : "");
        count();
      });
      row.querySelector("th").append(button);
    }
  }
})();
