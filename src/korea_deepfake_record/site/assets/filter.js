// Which rows are asked for? What is chosen stands behind the # of the address, so that it can be shared.
// In q stand the words sought, in first and last the days, in clock of which date they are. Each
// other list is named as an attribute data-… of the rows, which holds what fits, parted by blanks.
(function () {
  "use strict";
  const form = document.querySelector("form[data-filter]");
  const told = form.querySelector("output");
  const fields = Array.from(form.elements).filter((each) => each.name);
  const lists = fields.filter((each) => each.options && each.name !== "clock");
  const rows = Array.from(document.querySelectorAll("form ~ * tbody tr:not(.group)"));
  const groups = Array.from(document.querySelectorAll("form ~ * tbody:has(.group)"));
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  let written = "";

  function atFirst(field) { return field.options ? field.options[0].value : ""; }

  // A date that is not known is in no span; one that is open on a side has no bound there.
  function isWithin(span, first, last) {
    const [from, to] = (span || "/").split("/");
    const isKnown = from || to;
    return (!first || (isKnown && (!to || to >= first))) && (!last || (isKnown && (!from || from <= last)));
  }

  function fits(row, asked) {
    const sought = asked.get("q").toLowerCase().split(/\s+/);
    return sought.every((word) => words.get(row).includes(word)) &&
      lists.every(({ name, value }) => !value || row.getAttribute("data-" + name).split(" ").includes(value)) &&
      isWithin(row.getAttribute("data-time_" + asked.get("clock")), asked.get("first"), asked.get("last"));
  }

  function show() {
    const asked = new FormData(form);
    rows.forEach((row) => { row.hidden = !fits(row, asked); });
    groups.forEach((group) => { group.hidden = !group.querySelector("tr:not(.group, [hidden])"); });
    told.value = rows.filter((row) => !row.hidden).length + " of " + rows.length;
  }

  function keep() {
    const chosen = fields.filter((each) => each.name === "q" || each.value !== atFirst(each));
    // A folder that is opened without a server lets only this part of its address be changed.
    written = "#" + new URLSearchParams(chosen.map((each) => [each.name, each.value]));
    location.replace(written);
    show();
  }

  function restore() {
    // What is being typed stays as it is, and the address may lead to a place on the page instead.
    if (location.hash === written || (location.hash && !location.hash.includes("="))) { return; }
    written = location.hash;
    const asked = new URLSearchParams(written.slice(1));
    fields.forEach((each) => { each.value = asked.get(each.name) || atFirst(each); });
    show();
    form.scrollIntoView();
  }

  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep));
  window.addEventListener("hashchange", restore);
  form.hidden = false;
  show();
  restore();
})();
