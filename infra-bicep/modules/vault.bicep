// The wrapping key of all cases (secret satark-master, made once by scripts/postprovision) and the vendors' secrets.

@minLength(3)
@maxLength(24)
@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Whether only the virtual network reaches it.')
param isolated bool

@description('The public IPv4 address that reaches it although it is isolated, or nothing.')
param deployerIpAddress string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // Without the wrapping key every case is unreadable for good: nobody, not even an owner, deletes it within 90 days.
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: isolated && empty(deployerIpAddress) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isolated ? 'Deny' : 'Allow'
      ipRules: isolated && !empty(deployerIpAddress) ? [ { value: deployerIpAddress } ] : []
    }
  }
}

@description('Name of the vault.')
output name string = vault.name

@description('Resource id.')
output id string = vault.id

@description('Address.')
output uri string = vault.properties.vaultUri
