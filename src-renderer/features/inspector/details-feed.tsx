import {useEffect, useState} from 'react'
import {goTo} from '../places/index.ts'
import {clearSearch} from '../search/index.ts'
import {detailsLine, hearWords, openLine, sendWord, useDetailsWindow} from './details-line.ts'
import {useTold} from './use-told.ts'

/** Tells the details in a window of their own what is chosen in this one, and leads where they lead. Costs nothing while there are none. */
export function DetailsFeed() {
  const open = useDetailsWindow((state) => state.open)
  const [line, setLine] = useState<BroadcastChannel>()
  useEffect(() => {
    const opened = openLine(detailsLine())
    const stop = hearWords(opened, (word) => {
      if (word.say === 'here') useDetailsWindow.setState({open: true})
      else if (word.say === 'gone') useDetailsWindow.setState({open: false})
      else if (word.say === 'go') {
        clearSearch()
        goTo(word.place, word.spot)
      }
    })
    const leave = (): void => sendWord(opened, {say: 'left'})
    window.addEventListener('pagehide', leave)
    sendWord(opened, {say: 'back'})
    setLine(opened)
    return () => {
      window.removeEventListener('pagehide', leave)
      stop()
      opened.close()
      setLine(undefined)
    }
  }, [])
  return line && open ? <Feed line={line} /> : null
}

function Feed({line}: {readonly line: BroadcastChannel}) {
  const told = useTold()
  useEffect(() => {
    sendWord(line, {say: 'told', told})
    // One that was loaded again has forgotten it.
    return hearWords(line, (word) => word.say === 'here' && sendWord(line, {say: 'told', told}))
  }, [line, told])
  return null
}
