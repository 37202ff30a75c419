import {config} from 'zod'

// Invariant: imported before the contract. zod compiles parsers with `new Function`, which the window's content policy forbids.
config({jitless: true})
