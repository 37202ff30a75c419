import {z} from 'zod'

/** Where the core of a data dir answers: kept in `<data dir>/endpoint.json`, readable by its owner only. */
export const Endpoint = z.object({
  /** A Unix socket's path, or a named pipe. */
  socket: z.string(),
  /** The secret that both ends prove before any other frame. */
  token: z.string().min(32),
  pid: z.number().int().positive(),
  appVersion: z.string(),
  contract: z.string(),
})
export type Endpoint = z.infer<typeof Endpoint>
