export { type Cluster, type ClusterRequest, openCluster } from './cluster.ts';
export { MAJOR_VERSION } from './binaries.ts';
export { Session } from './session.ts';
