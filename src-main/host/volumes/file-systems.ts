/** What the name of a file system says about it; names as the kernel or the mounting program writes them. */
export function fileSystemTraits(name: string): FileSystemTraits {
  const pseudo = pseudoNames.has(name)
  const network = networkNames.has(name)
  return {pseudo, network, virtual: pseudo || virtualNames.has(name), local: !network && !name.startsWith('fuse')}
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
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.sshfs',
  'gfs2',
  'lustre',
  'ncpfs',
  'nfs',
  'nfs4',
  'ocfs2',
  'smb3',
  'smbfs',
  'webdav',
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
  readonly network: boolean
  /** Not a disk of its own: memory, layers, images. */
  readonly virtual: boolean
  /** Answered by the kernel from this machine: a call on it does not wait for another program or machine. */
  readonly local: boolean
}
