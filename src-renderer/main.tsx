// Opens the window: draws it, and connects it to its core.
import './core/schemas-without-eval.ts'
import './ui/tokens.css'
import './ui/accents.css'
import './ui/base.css'
import './explorer/title-bar.css'
import {CSPProvider} from '@base-ui/react/csp-provider'
import {StrictMode} from 'react'
import {createRoot} from 'react-dom/client'
import {startSession} from './core/session.ts'
import {DetailsPage} from './explorer/details-page.tsx'
import {Explorer} from './explorer/explorer.tsx'
import {FailureGuard} from './explorer/failed-page.tsx'
import {followIndex} from './features/files/index.ts'
import {detailsToShow} from './features/inspector/index.ts'
import {speakAsBefore} from './features/settings/index.ts'
import {followRecentSearches} from './features/search/index.ts'
import {followTags} from './features/tags/index.ts'

const place = document.getElementById('root')
if (!place) throw new Error('The page has no place for the window.')
if (window.onefold && navigator.platform.startsWith('Mac')) document.documentElement.dataset['titleBar'] = 'inset'
speakAsBefore()
followIndex()
followTags()
followRecentSearches()
const details = detailsToShow()
createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <FailureGuard>{details === undefined ? <Explorer /> : <DetailsPage line={details} />}</FailureGuard>
    </CSPProvider>
  </StrictMode>,
)
void startSession()
