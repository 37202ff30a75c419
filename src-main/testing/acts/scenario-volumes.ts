/** More than two chunks of the executor, and not a whole number of blocks. */
export const LARGE = Array.from({length: 20_000}, (_, at) => String.fromCharCode(33 + ((at * 7919) % 90))).join('')

export const oneVolume = {'/': {device: '1'}}
export const twoVolumes = {'/': {device: '1'}, '/b': {device: '2'}}

const poor = {noReplace: false, exchange: false, flushesWhole: false}
/** No exchange, no rename that never replaces, no flush of the whole. */
export const poorVolume = {'/': {device: '1', ...poor}}
/** And neither owners, attributes, links nor fine times, as FAT. */
export const fatVolumes = {
  '/': {device: '1'},
  '/b': {device: '2', ...poor, hardLinks: false, symbolicLinks: false, owners: false, xattrs: false, timeStepNs: 2_000_000_000n},
}
