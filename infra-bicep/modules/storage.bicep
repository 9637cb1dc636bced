// Records (tables, made by the app), bodies too large for a table or a message, anchors, media, and the app's package.

@minLength(3)
@maxLength(24)
@description('Name of the account: lower-case letters and digits.')
param name string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Whether the account spreads over availability zones.')
param zoneRedundant bool

@description('Whether only the virtual network reaches it.')
param isolated bool

@description('The public IPv4 address that reaches it although it is isolated, or nothing.')
param deployerIpAddress string

var packages = 'packages'
var messages = 'messages'
var containers = [ 'records', messages, 'anchors', 'media', packages ]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isolated && empty(deployerIpAddress) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isolated ? 'Deny' : 'Allow'
      ipRules: isolated && !empty(deployerIpAddress) ? [ { value: deployerIpAddress, action: 'Allow' } ] : []
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    // An anchor that somebody deletes can be fetched back; media that we erase is gone a week later.
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for container in containers: {
  parent: blobs
  name: container
  properties: {
    publicAccess: 'None'
  }
}]

// A large message's body may be asked for again by a repeat or a replay, so no code deletes it: it goes after 90 days, longer than any timer.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'forget-message-bodies'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: [ 'blockBlob' ], prefixMatch: [ '${messages}/' ] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 90 } } }
          }
        }
      ]
    }
  }
}

@description('Name of the account.')
output name string = account.name

@description('Resource id.')
output id string = account.id

@description('Table endpoint.')
output tableEndpoint string = account.properties.primaryEndpoints.table

@description('Blob endpoint.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('Address of the container that holds the app\'s package.')
output deploymentContainer string = '${account.properties.primaryEndpoints.blob}${packages}'
