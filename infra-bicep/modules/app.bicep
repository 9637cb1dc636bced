// The function app on Flex Consumption. What answers HTTP and what carries calls about a life are always ready; the rest
// starts when it is needed. The runtime stands in functionAppConfig alone: FUNCTIONS_WORKER_RUNTIME is refused beside it.

@description('Name of the plan.')
param planName string

@description('Name of the app.')
param name string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Resource id of the app\'s identity.')
param identityId string

@description('Address of the container with the app\'s package.')
param deploymentContainer string

@description('Instances always ready for HTTP, and as many for the urgent lane.')
param alwaysReadyInstances int

@description('Most instances.')
param maximumInstances int

@description('Memory of an instance in MB.')
param instanceMemory int

@description('Whether instances spread over availability zones; then at least two of each are ready.')
param zoneRedundant bool

@description('Subnet for outgoing calls, or nothing.')
param subnetId string

@description('Whether it is the informers\' relay, whose package scripts/deploy-relay brings; azd brings the desk\'s.')
param isRelay bool = false

var ready = max(alwaysReadyInstances, zoneRedundant ? 2 : 1)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: isRelay ? tags : union(tags, { 'azd-service-name': 'satark' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemory
        alwaysReady: [
          { name: 'http', instanceCount: ready }
          { name: 'function:Urgent', instanceCount: ready }
        ]
      }
    }
  }
}

// Deployments sign in with an identity as well: no password of the site is of any use.
resource noPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [for entry in [ 'scm', 'ftp' ]: {
  parent: app
  name: entry
  properties: { allow: false }
}]

@description('Name of the app.')
output name string = app.name

@description('Where it answers.')
output url string = 'https://${app.properties.defaultHostName}'
