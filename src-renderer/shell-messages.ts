/** What the window says of itself: that it failed, and how it lives on this machine. */
export const shellMessages = {
  nothingLost: 'What was under way goes on, and nothing of it is lost.',
  failedTitle: 'This window has stopped',
  failedText: 'Something in it went wrong. Your files and what is under way are not touched by that: load the window again to go on.',
  failedReload: 'Load again',
  failedCopy: 'Copy details',
  failedCopied: 'Copied',
  failedNotCopied: 'Could not be copied: choose the text below',
  failedDetails: 'Details',
}
