/** Where the facts stand in struct statx, in 32-bit words; 64-bit values are low word, high word. */
export const statWord = {
  mask: 0,
  attributes: 2,
  nlink: 4,
  owner: 5,
  group: 6,
  mode: 7,
  inode: 8,
  size: 10,
  atime: 16,
  birth: 20,
  ctime: 24,
  mtime: 28,
  device: 34,
  mount: 36,
} as const

/** In the attributes: another volume is mounted here. */
export const isMountTop = 0x2000

/** In the mask: the file system keeps birth times. */
export const birthIsTold = 0x800

/** Whether facts are those of this inode. */
export const isOfInode = (words: Uint32Array, inode: bigint): boolean =>
  words[statWord.inode] === Number(BigInt.asUintN(32, inode)) && words[statWord.inode + 1] === Number(BigInt.asUintN(32, inode >> 32n))

/** st_dev as Node tells it, of the kernel's major and minor. */
export function deviceNumber(major: number, minor: number): string {
  const high = BigInt(major)
  const low = BigInt(minor)
  return String(((high & 0xfffff000n) << 32n) | ((high & 0xfffn) << 8n) | ((low & 0xffffff00n) << 12n) | (low & 0xffn))
}
