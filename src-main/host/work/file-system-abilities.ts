import type {Abilities} from '../../domain/act/work-disk.ts'

/** What can be said of a kind of file system before it is tried. */
export type KindAbilities = Pick<
  Abilities,
  'noReplace' | 'exchange' | 'hardLinks' | 'symbolicLinks' | 'owners' | 'fileBytes' | 'names' | 'caseSensitive'
>

/** What the kinds of file systems of Linux can do, by the magic number that statfs tells; read in their drivers. What is not known is called what cannot do harm. */
export function abilitiesOfKind(magic: number): KindAbilities {
  return {...unknown, ...kinds[magic >>> 0]}
}

const unknown: KindAbilities = {
  noReplace: false,
  exchange: false,
  hardLinks: true,
  symbolicLinks: true,
  owners: true,
  fileBytes: Number.MAX_SAFE_INTEGER,
  names: 'any',
  caseSensitive: true,
}

const whole: Partial<KindAbilities> = {noReplace: true, exchange: true}
const fat: Partial<KindAbilities> = {
  noReplace: true,
  hardLinks: false,
  symbolicLinks: false,
  owners: false,
  names: 'windows',
  caseSensitive: false,
}

const kinds: Readonly<Record<number, Partial<KindAbilities>>> = {
  // ext2, ext3, ext4
  0xef53: whole,
  // xfs
  0x58465342: whole,
  // btrfs
  0x9123683e: whole,
  // tmpfs
  0x01021994: whole,
  // overlayfs: as its upper layer, which must be able to exchange.
  0x794c7630: whole,
  // f2fs
  0xf2f52010: whole,
  // bcachefs
  0xca451a4e: whole,
  // ubifs
  0x24051905: whole,
  // vfat; its exchange came with Linux 6.0.
  0x4d44: {...fat, fileBytes: 4294967295},
  // exfat
  0x2011bab0: fat,
  // ntfs3
  0x7366746e: {noReplace: true, names: 'windows', caseSensitive: false},
  // cifs and smb3: what its server can do is seen when it is tried.
  0xff534d42: {owners: false, caseSensitive: false},
  0xfe534d42: {owners: false, caseSensitive: false},
  // hfs+
  0x482b: {noReplace: true, caseSensitive: false},
}
