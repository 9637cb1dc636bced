// Built-in authentication with Entra ID. Anonymous requests pass (partners sign, webhooks carry their own proof, citizens
// are nobody's business); the app asks for the principal where the desk is, and trusts it only with this tenant and audience.

@description('Name of the app.')
param appName string

@description('Tenant whose people may sign in.')
param tenantId string

@description('Application id of the registration, or nothing: built-in authentication stays off, and the app refuses to start.')
param clientId string

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource signIn 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: !empty(clientId)
      runtimeVersion: '~1'
    }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: !empty(clientId)
        registration: {
          // No client secret: the registration trusts the app's identity (scripts/postprovision tells it to).
          clientId: clientId
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenantId}/v2.0'
        }
        login: {
          // Each sign-in is a proof that the officer sits there now (password and second factor), never a cookie of another page.
          loginParameters: [ 'prompt=login' ]
        }
        validation: {
          allowedAudiences: [ clientId, 'api://${clientId}' ]
        }
      }
    }
    login: {
      // Nothing is called in the user's name, so no token of theirs is kept.
      tokenStore: {
        enabled: false
      }
      cookieExpiration: {
        convention: 'FixedTime'
        timeToExpiration: '12:00:00'
      }
      preserveUrlFragmentsForLogins: true
    }
  }
}
