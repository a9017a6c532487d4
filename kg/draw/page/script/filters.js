// The form of filters, as parameters of the address, and which links they let through.

const FIELDS = ["party", "mission", "from", "to", "sources"];
const GROUPS = ["role", "certainty", "tense"];

function boxes(form, name) {
  return [...form.querySelectorAll(`input[name="${name}"]`)];
}

// Only what differs from a form that lets everything through.
function readFilters(form) {
  const wanted = new URLSearchParams();
  for (const name of FIELDS) {
    const field = form.elements[name];
    if (field && field.value && field.validity.valid && !(name === "sources" && Number(field.value) <= 1)) {
      wanted.set(name, field.value);
    }
  }
  if (form.elements.disputed.checked) wanted.set("disputed", "1");
  for (const name of GROUPS) {
    const all = boxes(form, name);
    const on = all.filter((box) => box.checked);
    if (on.length < all.length) wanted.set(name, on.map((box) => box.value).join(","));
  }
  return wanted;
}

function writeFilters(form, wanted) {
  form.reset();
  for (const name of FIELDS) {
    if (form.elements[name] && wanted.has(name)) form.elements[name].value = wanted.get(name);
  }
  form.elements.disputed.checked = wanted.get("disputed") === "1";
  for (const name of GROUPS) {
    const on = wanted.has(name) ? wanted.get(name).split(",") : null;
    for (const box of boxes(form, name)) box.checked = !on || on.includes(box.value);
  }
}

// A link is seen if enough independent sources state of it what is asked for.
function linkFilter(wanted) {
  const sets = GROUPS.filter((name) => wanted.has(name)).map((name) => [
    name,
    new Set(wanted.get(name).split(",")),
  ]);
  // A year or a month is compared with the beginning of a day.
  const from = wanted.get("from");
  const to = wanted.get("to");
  const ends = ["party", "mission"].map((name) => wanted.get(name)).filter(Boolean);
  const least = Number(wanted.get("sources") || 1);
  const isAsked = (said) =>
    sets.every(([name, values]) => values.has(said[name])) &&
    (!from || (said.day && said.day >= from)) &&
    (!to || (said.day && said.day.slice(0, to.length) <= to));
  return (link) =>
    ends.every((end) => link.source === end || link.target === end) &&
    (!wanted.has("disputed") || link.disputed) &&
    new Set(link.said.filter(isAsked).map((said) => said.origin)).size >= least;
}
