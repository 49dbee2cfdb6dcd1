// Reading and filling a form's fields by name, whatever their kind.
const ticked = (element) => /radio|checkbox/.test(element.type);
const named = (form, name) => [...form.elements].filter((element) => element.name === name);

export const valuesOf = (form, name) =>
  named(form, name).filter((element) => !ticked(element) || element.checked).map((element) => element.value);

export function fill(form, name, values) {
  const elements = named(form, name);
  const order = elements[0]?.closest("[data-order]");
  if (order) return order.append(...values.flatMap((value) => elements.find((element) => element.value === value)?.closest("li") ?? []));
  elements.forEach((element, at) => {
    if (ticked(element)) element.checked = values.includes(element.value);
    else element.value = values[at] ?? "";
  });
}
