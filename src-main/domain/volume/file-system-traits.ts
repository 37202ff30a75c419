/** What the name of a file system says about it; names as the kernel or the mounting program writes them. */
export function fileSystemTraits(name: string): FileSystemTraits {
  const pseudo = pseudoNames.has(name)
  const cloud = cloudNames.has(name)
  const network = cloud || networkNames.has(name.toLowerCase())
  return {pseudo, network, cloud, virtual: pseudo || virtualNames.has(name), local: !network && !name.startsWith('fuse')}
}

const pseudoNames: ReadonlySet<string> = new Set([
  'autofs',
  'binder',
  'binfmt_misc',
  'bpf',
  'cgroup',
  'cgroup2',
  'configfs',
  'cpuset',
  'debugfs',
  'devfs',
  'devpts',
  'devtmpfs',
  'efivarfs',
  'fdescfs',
  'functionfs',
  'fuse.gvfsd-fuse',
  'fuse.lxcfs',
  'fuse.portal',
  'fusectl',
  'hugetlbfs',
  'mqueue',
  'nsfs',
  'nullfs',
  'proc',
  'procfs',
  'pstore',
  'rpc_pipefs',
  'securityfs',
  'selinuxfs',
  'smackfs',
  'sysfs',
  'tracefs',
])

const networkNames: ReadonlySet<string> = new Set([
  '9p',
  'afpfs',
  'afs',
  'ceph',
  'cifs',
  'davfs',
  'fuse.davfs2',
  'fuse.glusterfs',
  'fuse.sshfs',
  'gfs2',
  'lustre',
  'ncpfs',
  'nfs',
  'nfs4',
  'ocfs2',
  'smb',
  'smb3',
  'smbfs',
  'webdav',
])

const cloudNames: ReadonlySet<string> = new Set([
  'fuse.gcsfuse',
  'fuse.geesefs',
  'fuse.goofys',
  'fuse.google-drive-ocamlfuse',
  'fuse.mount-s3',
  'fuse.onedriver',
  'fuse.pcloud',
  'fuse.rclone',
  'fuse.s3fs',
])

const virtualNames: ReadonlySet<string> = new Set([
  'aufs',
  'erofs',
  'fuse.overlayfs',
  'overlay',
  'ramfs',
  'rootfs',
  'squashfs',
  'tmpfs',
  'zfs-snapshot',
])

export interface FileSystemTraits {
  readonly pseudo: boolean
  /** Another machine answers; a cloud too. */
  readonly network: boolean
  /** A service of somebody else, seen as a disk by a program. */
  readonly cloud: boolean
  /** Not a disk of its own: memory, layers, images. */
  readonly virtual: boolean
  /** Answered by the kernel from this machine: a call on it does not wait for another program or machine. */
  readonly local: boolean
}
