import {Archive, type LucideIcon, Pause, Play, RotateCw, X} from 'lucide-react'
import type {Job} from '../../../src-main/contract/job.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {type JobVerb, steer, verbsOf} from './job-verbs.ts'

export const verbIcons: Readonly<Record<JobVerb, LucideIcon>> = {pause: Pause, resume: Play, cancel: X, retry: RotateCw, dismiss: Archive}

/** The buttons that steer a job; quiet ones are for the pointer, where keys do the same. */
export function JobButtons({job, quiet}: {readonly job: Job; readonly quiet?: boolean}) {
  return (
    <span className="job-buttons">
      {verbsOf(job).map((verb) => (
        <IconButton
          key={verb}
          icon={verbIcons[verb]}
          small
          label={messages.job[verb]}
          tabIndex={quiet ? -1 : undefined}
          onClick={(event) => {
            event.stopPropagation()
            void steer(job, verb)
          }}
        />
      ))}
    </span>
  )
}
