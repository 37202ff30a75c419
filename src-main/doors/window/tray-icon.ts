import {nativeImage, type NativeImage} from 'electron'
import type {Standing} from '../ipc/messages.ts'
import {drawTray} from './draw-tray.ts'

/** Makes the tray's icon for a standing, at both densities; on macOS a template, which the menu bar colours itself. */
export function trayIcon(standing: Standing, template: boolean): NativeImage {
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 2]) {
    const size = 16 * scaleFactor
    const bitmap = nativeImage.createFromBitmap(drawTray(standing, size, template), {width: size, height: size})
    image.addRepresentation({scaleFactor, width: size, height: size, buffer: bitmap.toPNG()})
  }
  image.setTemplateImage(template)
  return image
}
