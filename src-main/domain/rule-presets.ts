/** The sets of rules that a location may name instead of patterns. None is on until it is chosen: a person's folder called `build` is no junk. */
export const rulePresets = {
  none: {summary: 'Everything is indexed.', patterns: []},
  developer: {
    summary: 'Leaves out what build tools and package managers can make again.',
    patterns: [
      'node_modules/', 'bower_components/', 'jspm_packages/', '.pnpm-store/', '.yarn/cache/', '.npm/', 'target/', 'dist/', 'build/', 'out/', 'bin/Debug/', 'bin/Release/',
      'obj/', '.gradle/', '.m2/', '.cargo/registry/', '.cargo/git/', '.rustup/', '__pycache__/', '*.py[cod]', '.venv/', 'venv/', '.tox/', '.nox/', '.mypy_cache/',
      '.pytest_cache/', '.ruff_cache/', '*.egg-info/', '.eggs/', '.bundle/', 'vendor/bundle/', 'Pods/', 'DerivedData/', '.build/', '.swiftpm/', '.dart_tool/', '.pub-cache/',
      '.next/', '.nuxt/', '.svelte-kit/', '.angular/cache/', '.parcel-cache/', '.turbo/', '.cache/', '.nyc_output/', 'coverage/', '.terraform/', '.serverless/', '.vagrant/',
      '_build/', '.elixir_ls/', '.stack-work/', 'dist-newstyle/', 'elm-stuff/', '.zig-cache/', 'zig-out/', 'CMakeFiles/', 'cmake-build-*/', '*.o', '*.obj', '*.class',
      '.git/', '.hg/', '.svn/', '.bzr/', '.idea/', '.vs/',
    ],
  },
  'system-junk': {
    summary: 'Leaves out what operating systems and editors scatter between files.',
    patterns: [
      '.DS_Store', '.AppleDouble/', '._*', '.LSOverride', '.Spotlight-V100/', '.fseventsd/', '.DocumentRevisions-V100/', '.TemporaryItems/', '.VolumeIcon.icns', '.apdisk',
      '[Tt]humbs.db', '[Tt]humbs.db:encryptable', 'ehthumbs.db', 'ehthumbs_vista.db', '[Dd]esktop.ini', 'System Volume Information/', '[Ii]con\r', '*~', '.*.sw[a-p]', '.#*', '#*#',
      '.fuse_hidden*', '.nfs[0-9a-f]*', '.directory', '.thumbnails/', 'lost+found/', '~$*', '.~lock.*#', '*.tmp', '*.temp', '*.part', '*.crdownload', '*.download',
    ],
  },
  hidden: {summary: 'Leaves out what begins with a dot.', patterns: ['.*']},
} as const satisfies Readonly<Record<string, {readonly summary: string; readonly patterns: readonly string[]}>>

export type RulePreset = keyof typeof rulePresets

export function isRulePreset(text: string): text is RulePreset {
  return Object.hasOwn(rulePresets, text)
}
