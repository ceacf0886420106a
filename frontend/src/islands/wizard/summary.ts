/** The last step shows what was entered, read from the labels and fields of the steps before. */

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function nameOf(control: Control): string {
  const label = control.closest("fieldset.field")?.querySelector("legend") ?? control.labels?.[0];
  const copy = label?.cloneNode(true) as HTMLElement | undefined;
  copy?.querySelectorAll(".required, .visually-hidden").forEach((one) => one.remove());
  return copy?.textContent?.trim() ?? "";
}

function valueOf(control: Control): string {
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map((o) => (o.value ? o.text : "")).join("、");
  if (control.type === "file") {
    const count = (control as HTMLInputElement).files?.length ?? 0;
    return count ? `${count} 个文件` : "";
  }
  if (/checkbox|radio/.test(control.type)) {
    return (control as HTMLInputElement).checked ? (control.closest("label")?.textContent?.trim() ?? "是") : "";
  }
  return control.value;
}

export function showSummary(form: HTMLFormElement, place: HTMLElement): void {
  const said = new Map<string, string[]>();
  form.querySelectorAll<Control>("[data-step] input, [data-step] select, [data-step] textarea").forEach((control) => {
    if (control.type === "hidden" || control.type === "password" || place.parentElement?.contains(control)) return;
    const name = nameOf(control);
    const value = valueOf(control).trim();
    if (name && value) said.set(name, [...(said.get(name) ?? []), value]);
  });
  const list = document.createElement("dl");
  list.className = "wizard__summary";
  for (const [name, values] of said) {
    const line = document.createElement("div");
    const term = document.createElement("dt");
    const text = document.createElement("dd");
    term.textContent = name;
    text.textContent = values.join("、");
    line.append(term, text);
    list.append(line);
  }
  place.replaceChildren(list);
}
