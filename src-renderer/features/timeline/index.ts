/* Pictures and videos by their months. */
export {TimelinePage} from './timeline-page.tsx'
