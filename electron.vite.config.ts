import {resolve} from 'node:path'
import react from '@vitejs/plugin-react'
import {defineConfig} from 'electron-vite'

const here = (path: string) => resolve(import.meta.dirname, path)

// Chunks lie beside the programs, so that paths relative to a module mean the same in each of them.
const programs = {format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'} as const

export default defineConfig({
  main: {
    build: {
      target: 'node20',
      rollupOptions: {
        input: {app: here('src-main/app.ts'), daemon: here('src-main/daemon.ts'), cli: here('src-main/cli.ts'), worker: here('src-main/worker.ts')},
        output: programs,
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
    root: here('src-renderer'),
    plugins: [react()],
    build: {target: 'chrome130', emptyOutDir: true, rollupOptions: {input: here('src-renderer/index.html')}},
  },
})
