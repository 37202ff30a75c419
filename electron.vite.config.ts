import {resolve} from 'node:path'
import react from '@vitejs/plugin-react'
import {defineConfig} from 'electron-vite'
import type {Plugin} from 'vite'
import {programs} from './build/room-table.mjs'
import {contractHash} from './src-main/contract/contract-hash.ts'

const here = (path: string) => resolve(import.meta.dirname, path)

// Chunks lie beside the programs, so that paths relative to a module mean the same in each of them.
const flat = {format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'} as const

// The sources are ES modules that make their own `require`; electron-vite would declare a second one in front of it.
const noShims: Plugin = {
  name: 'onefold:no-shims',
  configResolved({plugins}) {
    const shim = plugins.find(({name}) => name === 'vite:esm-shim')
    if (shim === undefined) throw new Error('electron-vite has no plugin vite:esm-shim any more: onefold:no-shims can go.')
    delete shim.renderChunk
  },
}

const define = {BUILT_CONTRACT: JSON.stringify(contractHash())}

export default defineConfig({
  main: {
    define,
    plugins: [noShims],
    build: {
      target: 'node20',
      // Built in, so that a process holds the parts that it uses: the package whole is 3 MB of heap in two threads, most of it words of other languages.
      externalizeDeps: {exclude: ['zod']},
      rollupOptions: {
        input: Object.fromEntries(programs.map((file) => [file.replace('.ts', ''), here(`src-main/${file}`)])),
        output: flat,
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      rollupOptions: {input: {preload: here('src-preload/preload.ts')}, output: {format: 'cjs', entryFileNames: '[name].cjs'}},
    },
  },
  renderer: {
    define,
    root: here('src-renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: true,
      rollupOptions: {input: here('src-renderer/index.html')},
    },
  },
})
