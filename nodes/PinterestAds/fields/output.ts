export { output } from '../../shared/fields/output';
