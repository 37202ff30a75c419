import {JsonText} from '../contract/json-text.ts'

/** The value that an answer tells, also where it is text already. */
export const jsonValue = (answer: unknown): unknown =>
  answer instanceof JsonText ? JSON.parse(new TextDecoder().decode(answer.bytes)) : answer
