<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<%@ taglib prefix="sec" uri="http://www.springframework.org/security/tags" %>
<sec:authorize access="hasAuthority('bands')">
  <a href="<c:url value='/bands'/>">Bands</a>
</sec:authorize>
