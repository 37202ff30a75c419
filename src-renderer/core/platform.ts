/** Whether the keys and the modifiers of macOS are meant. */
export const onMac = navigator.platform.startsWith('Mac')
