/** True while a key belongs to what is being typed or to an open dialog, so that single-letter keys keep out. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("input, textarea, select, [role=menu], [role=listbox]")) return true;
  return document.querySelector("dialog[open], [popover]:popover-open") !== null;
}
