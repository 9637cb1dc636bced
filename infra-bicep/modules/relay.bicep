// The informers' relay: the part that knows who informers are, and that the desk never reaches. App, account, bus, vault and
// identity lie in a resource group of their own, so that an owner of the desk's group owns none of them.

@description('What makes its names unique.')
param token string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Address under which informers and their vendor reach it. Empty: the app\'s own host name.')
param publicUrl string

@description('Where the desk is.')
param deskUrl string

@description('Object id of whoever may put keys and secrets into its vault, and nothing else. Empty: nobody.')
param principalId string

@description('What kind of principal that is.')
param principalType string

@description('Whether app and storage spread over availability zones.')
param zoneRedundant bool

@description('Most instances of the app.')
param maximumInstances int

@description('Memory of an instance in MB.')
param instanceMemory int

@description('Its own settings, no secrets.')
param settings object

@description('Names of settings whose values are secrets of its vault.')
param secrets array

var abbreviations = loadJsonContent('../abbreviations.json')

module storage 'storage.bicep' = {
  params: { name: '${abbreviations.storage}r${token}', location: location, tags: tags, zoneRedundant: zoneRedundant, isolated: false, deployerIpAddress: '' }
}

module bus 'bus.bicep' = {
  params: { name: '${abbreviations.bus}relay-${token}', location: location, tags: tags, zoneRedundant: zoneRedundant, isolated: false, deployerIpAddress: '' }
}

module vault 'vault.bicep' = {
  params: { name: '${abbreviations.vault}r${token}', location: location, tags: tags, isolated: false, deployerIpAddress: '' }
}

module identity 'app-identity.bicep' = {
  params: { name: '${abbreviations.identity}relay-${token}', location: location, tags: tags, storageName: storage.outputs.name, busName: bus.outputs.name, vaultName: vault.outputs.name }
}

module deployer 'deployer-roles.bicep' = if (!empty(principalId)) {
  params: { principalId: principalId, principalType: principalType, vaultName: vault.outputs.name }
}

module app 'app.bicep' = {
  params: {
    planName: '${abbreviations.plan}relay-${token}'
    name: '${abbreviations.app}relay-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    deploymentContainer: storage.outputs.deploymentContainer
    alwaysReadyInstances: 1
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    zoneRedundant: zoneRedundant
    subnetId: ''
    isRelay: true
  }
}

module values 'relay-settings.bicep' = {
  params: {
    appName: app.outputs.name
    publicUrl: empty(publicUrl) ? app.outputs.url : publicUrl
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    tableEndpoint: storage.outputs.tableEndpoint
    blobEndpoint: storage.outputs.blobEndpoint
    busHost: bus.outputs.host
    vaultUri: vault.outputs.uri
    deskUrl: deskUrl
    settings: settings
    secrets: secrets
  }
}

@description('Name of the relay\'s vault, where scripts/postprovision puts its wrapping key.')
output vaultName string = vault.outputs.name

@description('Name of the relay\'s app, to which scripts/deploy-relay brings the package.')
output appName string = app.outputs.name

@description('Where informers and their vendor reach it.')
output url string = empty(publicUrl) ? app.outputs.url : publicUrl
