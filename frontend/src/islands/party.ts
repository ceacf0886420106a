/**
 * `form[data-island~=party][data-papers]`: of the identity papers only those that the chosen kind of party may have.
 * A scanned paper that does not fit chooses the kind that it fits. The server decides; this only saves a walk back.
 */
type Fitting = Record<string, string[]>;

const chosen = (inputs: HTMLInputElement[]): HTMLInputElement | undefined => inputs.find((one) => one.checked);

export function start(form: HTMLElement): void {
  const fitting = JSON.parse(form.dataset["papers"] ?? "{}") as Fitting;
  const named = (name: string) => [...form.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${name}]`)];
  const kinds = named("kind");
  const papers = named("identity_type");
  const show = () => {
    const fits = fitting[chosen(kinds)?.value ?? ""];
    if (!fits) return;
    for (const one of papers) {
      const label = one.closest<HTMLElement>("label");
      if (label) label.hidden = !fits.includes(one.value);
      one.checked &&= fits.includes(one.value);
    }
    const first = papers.find((one) => one.value === fits[0]);
    if (first && !chosen(papers)) first.checked = true;
  };
  const turn = () => {
    const paper = chosen(papers)?.value ?? "";
    if (fitting[chosen(kinds)?.value ?? ""]?.includes(paper)) return;
    const kind = kinds.find((one) => fitting[one.value]?.includes(paper));
    if (kind) kind.checked = true;
    show();
  };
  kinds.forEach((one) => one.addEventListener("change", show));
  papers.forEach((one) => one.addEventListener("change", turn));
  show();
}
