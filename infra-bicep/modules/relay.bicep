// Room for the informers' relay: the part that knows who informers are, and that the desk never reaches. Its vault, key and
// identity lie in a resource group of their own, so that an owner of the desk's group owns none of them.

@minLength(3)
@maxLength(24)
@description('Name of the relay\'s vault.')
param vaultName string

@description('Name of the relay\'s identity.')
param identityName string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

// Key Vault Crypto User: wraps and unwraps with the key, may neither read nor change it.
var cryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: identityName
  location: location
  tags: tags
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
  }
}

resource key 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'relay-wrap'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: [ 'wrapKey', 'unwrapKey' ]
  }
}

resource mayWrap 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: key
  name: guid(key.id, identity.id, cryptoUser)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoUser)
  }
}

@description('Name of the relay\'s vault.')
output vaultName string = vault.name
