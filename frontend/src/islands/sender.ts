/**
 * Forms with photographs or a signature, and those with `data-send`, are sent by fetch and survive a lost network.
 * `data-send="offline"` stays an ordinary form while there is a network.
 */
import { Sender } from "./sender/sender";

export function start(element: HTMLElement): void {
  new Sender(element as HTMLFormElement).start();
}
