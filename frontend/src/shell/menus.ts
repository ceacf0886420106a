/** Menus are details elements: they close on a click elsewhere, on Escape, and when the focus leaves them. */

const openMenus = () => document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");

function closeExcept(target: Node | null): void {
  openMenus().forEach((menu) => {
    if (!target || !menu.contains(target)) menu.open = false;
  });
}

/** A sheet that would leave the window hangs from the other side of its button. */
function keepInside(menu: HTMLDetailsElement): void {
  menu.classList.remove("is-start", "is-end");
  const sheet = menu.querySelector(".menu__sheet, .shut-act__why");
  if (!menu.open || !sheet) return;
  const { left, right } = sheet.getBoundingClientRect();
  if (left < 8) menu.classList.add("is-start");
  else if (right > document.documentElement.clientWidth - 8) menu.classList.add("is-end");
}

export function startMenus(): void {
  document.addEventListener("toggle", (event) => {
    if (event.target instanceof HTMLDetailsElement && event.target.matches("[data-menu]")) keepInside(event.target);
  }, true);
  document.addEventListener("click", (event) => closeExcept(event.target as Node));
  document.addEventListener("focusin", (event) => closeExcept(event.target as Node));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
  });
}
