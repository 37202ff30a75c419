import {openPreview} from './preview-store.ts'

/** Space shows what is chosen. Answers whether the key was for it. */
export function previewByKey(event: KeyboardEvent): boolean {
  if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
  if (!event.repeat) void openPreview()
  return true
}
