import {z} from 'zod'
import {TagId, Target} from './ids.ts'
import {action, query} from './operation.ts'
import {ActResult} from './outcome.ts'

/** A word that people put on files, wherever these are. */
export const Tag = z.object({
  id: TagId,
  name: z.string(),
  /** A name like `red`, or `#rrggbb`. */
  colour: z.string(),
  /** The tag that it is nested in. */
  parent: TagId.nullable(),
  /** What is found by it: entries in locations that have it or a tag nested in it. */
  count: z.number(),
})
export type Tag = z.infer<typeof Tag>

const TagWord = z.string().min(1).describe('A tag by its name, by the names from the top as in Work/Bills, or by its id.')
const colour = z.string().optional().describe('red, orange, yellow, green, teal, blue, purple, pink, grey, or #rrggbb.')
const parent = z.string().min(1).optional().describe('The tag that it is nested in.')
const fails = ['NotFound', 'Conflict', 'NameTaken', 'BadInput'] as const
const targetFails = [...fails, 'PathNotFound', 'PermissionDenied', 'InputOutput', 'Offline', 'Timeout', 'NotAFolder'] as const
const needs = ['library.write'] as const
/** The act that can be taken back; absent where nothing had to be done. */
const act = z.string().optional()
const changed = z.object({tag: Tag, act})
const onTargets = z.object({tag: Tag, act, total: z.number(), results: z.array(ActResult)})

/** What can be asked of tags. */
export const tag = {
  list: query({
    summary: 'List the tags, each behind the one that it is nested in.',
    input: z.object({}),
    output: z.object({total: z.number(), tags: z.array(Tag)}),
    fails: [],
    needs: ['read'],
  }),
  of: query({
    summary: 'Tell which tags files and folders have, and how many of them.',
    input: z.object({targets: z.array(Target).min(1)}),
    output: z.object({total: z.number(), of: z.number(), tags: z.array(Tag.omit({count: true}).extend({on: z.number()}))}),
    fails: targetFails,
    needs: ['read'],
    positional: ['targets'],
  }),
  create: action({
    summary: 'Make a tag.',
    input: z.object({name: z.string(), colour, parent}),
    output: changed,
    fails,
    needs,
    positional: ['name'],
  }),
  update: action({
    summary: 'Give a tag another name or colour.',
    input: z.object({tag: TagWord, name: z.string().optional().describe('What it is called from now on.'), colour}),
    output: changed,
    fails,
    needs,
    positional: ['tag'],
  }),
  nest: action({
    summary: 'Nest a tag in another one, or put it at the top.',
    input: z.object({tag: TagWord, parent}),
    output: changed,
    fails,
    needs,
    positional: ['tag', 'parent'],
  }),
  delete: action({
    summary: 'Delete a tag; files stay as they are, and what is nested in it moves up.',
    input: z.object({tag: TagWord}),
    output: z.object({deleted: TagId, name: z.string(), act}),
    fails,
    needs,
    positional: ['tag'],
  }),
  apply: action({
    summary: 'Put a tag on files and folders, and so on all copies of the same content.',
    input: z.object({
      tag: TagWord,
      targets: z.array(Target).min(1),
      create: z.boolean().optional().describe('Make the tag where there is none of that name.'),
    }),
    output: onTargets,
    fails: targetFails,
    needs,
    positional: ['tag', 'targets'],
  }),
  remove: action({
    summary: 'Take a tag off files and folders, and off all copies of the same content.',
    input: z.object({tag: TagWord, targets: z.array(Target).min(1)}),
    output: onTargets,
    fails: targetFails,
    needs,
    positional: ['tag', 'targets'],
  }),
}
