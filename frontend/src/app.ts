/** What every page runs. Each part stands alone: a page works without any of them. */
import "./css/index.css";
import htmx from "htmx.org";
import { startDialogs } from "./shell/dialogs";
import { startDrafts } from "./shell/drafts";
import { startIslands } from "./shell/islands";
import { startKeys } from "./shell/keys";
import { startLengths } from "./shell/lengths";
import { startMenus } from "./shell/menus";
import { startNavigation } from "./shell/navigation";
import { startOnce } from "./shell/once";
import { startPalette } from "./shell/palette";
import { startRefusals } from "./shell/refusals";
import { startTheme } from "./shell/theme";
import { startTimes } from "./shell/times";
import { startToasts } from "./shell/toasts";

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}
window.htmx = htmx;

startTheme();
startNavigation();
startMenus();
startDialogs();
startToasts();
startDrafts();
startLengths();
startOnce();
startPalette();
startKeys();
startTimes();
startRefusals();
startIslands();
