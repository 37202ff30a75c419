/* Whether all is well with Onefold itself. */
export {HealthPage} from './health-page.tsx'
