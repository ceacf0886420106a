/** What a phone adds to a plain form: camera, position, signature. Each part enhances fields that work without it. */
import { startPhotos } from "./field/photos";
import { startPosition } from "./field/position";
import { startSignature } from "./field/signature";

export function start(element: HTMLElement): void {
  if (element.dataset["photos"] !== undefined) startPhotos(element);
  if (element.dataset["position"] !== undefined) startPosition(element);
  if (element.dataset["signature"] !== undefined) startSignature(element);
}
