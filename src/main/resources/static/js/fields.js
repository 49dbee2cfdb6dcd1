// Reading and filling a form's fields by name, whatever their kind.
const ticked = (element) => /radio|checkbox/.test(element.type);
const named = (form, name) => [...form.elements].filter((element) => element.name === name);

export const valuesOf = (form, name) =>
  named(form, name).filter((element) => !ticked(element) || element.checked).map((element) => element.value);

export function fill(form, name, values) {
  for (const element of named(form, name)) {
    if (ticked(element)) element.checked = values.includes(element.value);
    else element.value = values[0] ?? "";
  }
}
