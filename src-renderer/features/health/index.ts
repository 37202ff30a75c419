/* Whether all is well with Onefold itself. */
export {HealthSign} from './health-sign.tsx'
export {HealthPage} from './health-page.tsx'
