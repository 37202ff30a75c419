import {constants} from 'node:os'
import {displayName} from '../../domain/display-path.ts'
import {nativeMemory} from '../native/memory.ts'
import type {Attributed, LinuxAttributes} from './linux-attributes.ts'

export interface ExtendedCopied {
  /** As `xattr user.tag`, or `ACL`. */
  readonly lost: readonly string[]
  /** What the group itself may, where an ACL was lost: the group bits of a mode with an ACL are its mask, and would give the group more. */
  readonly groupBits: number | undefined
}

/** Copies extended attributes; POSIX ACLs are such by another name. */
export class LinuxExtended {
  readonly #attributes: LinuxAttributes
  readonly #names = nativeMemory(mostBytes)
  readonly #theirs = nativeMemory(mostBytes)
  readonly #value = nativeMemory(mostBytes)
  readonly #other = nativeMemory(mostBytes)
  readonly #name = nativeMemory(256)
  #valueBytes = 0

  constructor(attributes: LinuxAttributes) {
    this.#attributes = attributes
  }

  /** A negative errno where the disk fails; an attribute that the target refuses is told as lost. */
  copy(from: Attributed, to: Attributed): ExtendedCopied | number {
    const length = this.#attributes.list(from, {address: this.#names.address, bytes: mostBytes})
    this.#removeInherited(to, Math.max(length, 0))
    if (length <= 0) return {lost: failsToList(length) ? ['xattr'] : [], groupBits: undefined}
    const lost: string[] = []
    let groupBits: number | undefined
    for (let start = 0; start < length;) {
      const end = this.#names.bytes.indexOf(0, start)
      const isAcl = this.#isAt(accessAcl, start)
      const answer = this.#copyOne(from, to, start)
      if (answer < 0 && isFatal(answer)) return answer
      if (answer < 0) lost.push(isAcl || this.#isAt(defaultAcl, start) ? 'ACL' : `xattr ${this.#shown(start, end)}`)
      if (answer < 0 && isAcl) groupBits = groupBitsOf(this.#value.bytes.subarray(0, this.#valueBytes))
      start = end + 1
    }
    return {lost: [...new Set(lost)], groupBits}
  }

  #copyOne(from: Attributed, to: Attributed, start: number): number {
    const name = this.#names.address + start
    const bytes = this.#attributes.get(from, name, {address: this.#value.address, bytes: mostBytes})
    // It was taken away since it was listed.
    if (bytes === -constants.errno.ENODATA) return 0
    if (bytes < 0) return bytes
    this.#valueBytes = bytes
    const answer = this.#attributes.set(to, name, {address: this.#value.address, bytes})
    if (answer >= 0) return 0
    // A label that the system gives by itself is refused, and may be the same already.
    const there = this.#attributes.get(to, name, {address: this.#other.address, bytes: mostBytes})
    const same = there === bytes && this.#value.bytes.subarray(0, bytes).equals(this.#other.bytes.subarray(0, there))
    return same ? 0 : answer
  }

  // A folder may give what is made in it an ACL that the source never had.
  #removeInherited(to: Attributed, ours: number): void {
    const length = this.#attributes.list(to, {address: this.#theirs.address, bytes: mostBytes})
    for (let start = 0; start < length; start = this.#theirs.bytes.indexOf(0, start) + 1) {
      const acl = [accessAcl, defaultAcl].find((name) => isNameAt(this.#theirs.bytes, start, name))
      if (acl === undefined || hasName(this.#names.bytes, ours, acl)) continue
      this.#name.bytes.set(acl)
      this.#attributes.remove(to, this.#name.address)
    }
  }

  #isAt(name: Buffer, start: number): boolean {
    return isNameAt(this.#names.bytes, start, name)
  }

  #shown(start: number, end: number): string {
    return displayName(this.#names.bytes.subarray(start, end)).text
  }
}

/** Names and values of extended attributes have at most this in Linux. */
const mostBytes = 65536
const accessAcl = Buffer.from('system.posix_acl_access\0')
const defaultAcl = Buffer.from('system.posix_acl_default\0')

function isNameAt(bytes: Buffer, start: number, name: Buffer): boolean {
  return bytes.compare(name, 0, name.length, start, start + name.length) === 0
}

function hasName(names: Buffer, length: number, name: Buffer): boolean {
  for (let start = 0; start < length; start = names.indexOf(0, start) + 1) if (isNameAt(names, start, name)) return true
  return false
}

function failsToList(answer: number): boolean {
  return answer < 0 && answer !== -constants.errno.ENOTSUP && answer !== -constants.errno.ENOSYS
}

const fatal: ReadonlySet<number> = new Set(
  (['EIO', 'ENXIO', 'ENODEV', 'ENOTCONN', 'ESTALE', 'EBADF', 'EROFS'] as const).map((name) => -constants.errno[name]),
)

function isFatal(answer: number): boolean {
  return fatal.has(answer)
}

// Version (4 bytes), then entries of tag (2), permissions (2) and id (4); tag 4 is the group that owns.
function groupBitsOf(acl: Buffer): number | undefined {
  for (let at = 4; at + 8 <= acl.length; at += 8) if (acl.readUInt16LE(at) === 4) return acl.readUInt16LE(at + 2) & 7
  return undefined
}
