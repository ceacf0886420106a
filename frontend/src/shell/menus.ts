/** Menus are details elements: they close on a click elsewhere, on Escape, and when the focus leaves them. */

const openMenus = () => document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");

function closeExcept(target: Node | null): void {
  openMenus().forEach((menu) => {
    if (!target || !menu.contains(target)) menu.open = false;
  });
}

export function startMenus(): void {
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
